import CTerminal

/// The process that holds the session of a run and starts its steps.
struct Keeper: ~Copyable {
    let pid: Int32
    private let socket: OwnedDescriptor

    enum Report {
        case started(Int32)
        case failedToStart(Int32)
        case exited(Int32, status: Int32)
        case stopped(Int32, signal: Int32)
    }

    /// Forks the keeper; `terminal` is the path of a pseudo-terminal's slave, `folder` one that the
    /// keeper removes at its end if it is still there.
    init(terminal: String?, folder: String? = nil) throws(ShellError) {
        var keeper = ct_keeper()
        let result = unsafe ct_keeper_start(terminal ?? "", folder ?? "", &keeper)
        try Kernel.check(result, "start the run's session")
        pid = keeper.pid
        socket = OwnedDescriptor(keeper.socket)
    }

    /// What to wait for when a report is due.
    var descriptor: Int32 {
        socket.raw
    }

    /// Starts a process that waits for a byte from `gate`; returns its id, also that of its group.
    func start(
        image: borrowing OwnedDescriptor,
        standard: [Int32],
        gate: borrowing OwnedDescriptor,
        inherited: Int32?,
        isForeground: Bool
    ) throws(ShellError) -> Int32 {
        let result = unsafe standard.withUnsafeBufferPointer {
            unsafe ct_keeper_start_step(
                socket.raw,
                image.raw,
                $0.baseAddress,
                gate.raw,
                inherited ?? -1,
                isForeground ? 1 : 0
            )
        }
        guard result == 0 else { throw .keeperGone }
        while true {
            switch try next(milliseconds: -1) {
            case .started(let pid): return pid
            case .failedToStart(let reason): throw .system("start a process", reason)
            case .exited, .stopped, nil: continue
            }
        }
    }

    /// Signals all processes of a step's group.
    func signal(_ group: Int32, _ number: Int32) {
        _ = ct_keeper_signal(socket.raw, Int32(CT_SIGNAL.rawValue), group, number)
    }

    /// Lets a stopped step go on in the foreground.
    func resume(_ group: Int32) {
        _ = ct_keeper_signal(socket.raw, Int32(CT_CONTINUE.rawValue), group, 0)
    }

    /// Waits for the next report; `nil` if none has come in time, -1 for ever.
    func next(milliseconds: Int32) throws(ShellError) -> Report? {
        var report = ct_report()
        let result = unsafe ct_keeper_receive(socket.raw, &report, milliseconds)
        guard result >= 0 else { throw .keeperGone }
        if result == 0 { return nil }
        switch UInt32(report.kind) {
        case CT_STARTED.rawValue where report.value == 0: return .started(report.pid)
        case CT_STARTED.rawValue: return .failedToStart(report.value)
        case CT_EXITED.rawValue: return .exited(report.pid, status: report.value)
        case CT_STOPPED.rawValue: return .stopped(report.pid, signal: report.value)
        default: throw .keeperGone
        }
    }

    /// Ends the keeper; a step that still runs is hung up, and killed ten seconds later.
    deinit {
        ct_keeper_end(socket.raw, pid)
    }
}
