import CortexJournal

/// Shows the program every disk that a power cut may leave of a recorded run, and holds the six
/// invariants against what it makes of each.
struct CrashCampaign {
    /// How thoroughly.
    enum Depth {
        /// Every byte of what was being written.
        case everyByte
        /// A few dozen images for each moment.
        case sample
    }

    private(set) var images = 0
    /// How many of them were refused as damaged, for they hold what nobody wrote.
    private(set) var refused = 0
    private(set) var violations: [Violation] = []
    private let name: String
    private let deeds: [RecordingDisk.Deed]
    private let start: DiskModel
    private let end: World.Moment
    private let depth: Depth
    private let folder: ImageFolder
    private var random = SeededRandom(seed: 20_261_123)

    /// Replays `deeds`, done on the disk `start` to the run of that name, which left the world as in
    /// `end`.
    init(
        _ deeds: [RecordingDisk.Deed],
        ofRun name: String,
        from start: DiskModel = DiskModel(),
        to end: World.Moment,
        depth: Depth = .everyByte
    ) throws {
        self.name = name
        self.deeds = deeds
        self.start = start
        self.end = end
        self.depth = depth
        folder = try ImageFolder()
    }

    /// Cuts the power between any two deeds, until that invariant is found broken if one is given.
    mutating func run(until invariant: String? = nil) throws {
        var model = start
        for point in 0...deeds.count {
            if point > 0 { model.apply(deeds[point - 1].operation) }
            let invariants = Invariants(
                earliest: point > 0 ? deeds[point - 1].after : deeds.first?.before ?? end,
                latest: point < deeds.count ? deeds[point].before : end
            )
            for image in images(of: model) {
                try check(image, invariants)
                if invariant != nil, violations.last?.invariant == invariant { return }
            }
        }
    }

    private mutating func check(_ image: CrashImage, _ invariants: Invariants) throws {
        images += 1
        try folder.show(image)
        let journal = image.files[journalPath] ?? []
        if image.hasGarbage, (try? JournalReader.read(journal, path: "")) == nil { refused += 1 }
        violations += invariants.violations(
            inRunAt: "\(folder.path)/\(name)",
            journal: journal,
            mayRefuse: image.hasGarbage,
            readsAgain: images % 8 == 0
        )
        try folder.forgetChanges(in: name)
    }

    /// The disks that a power cut may leave of `model`.
    mutating func images(of model: DiskModel) -> [CrashImage] {
        contents(of: model) + names(of: model) + mixtures(of: model)
    }

    /// One file after the other in every state; the names are there.
    private mutating func contents(of model: DiskModel) -> [CrashImage] {
        var images: [CrashImage] = []
        for path in model.looseFiles {
            guard let file = model.files[path] else { continue }
            let isJournal = path == journalPath
            let prefixes = isJournal ? file.prefixes : file.prefixes.spread(9)
            let remains = limited(prefixes) + limited(file.sectors(using: &random))
            images += remains.map { model.image(without: [], [path: $0]) }
        }
        return images
    }

    /// Any of the names gone, with the journal as little and as much as may be there.
    private mutating func names(of model: DiskModel) -> [CrashImage] {
        let names = model.looseNames
        let journal = model.files[journalPath]?.prefixes ?? []
        let ends = [journal.first, journal.last].compactMap { $0 }
        let subsets = subsets(of: names)
        return (depth == .everyByte ? subsets : subsets.spread(8)).flatMap { gone in
            let choices = ends.isEmpty ? [[:]] : ends.map { [journalPath: $0] }
            return choices.map { model.image(without: gone, $0) }
        }
    }

    /// Names and contents of all files at random.
    private mutating func mixtures(of model: DiskModel) -> [CrashImage] {
        let loose = model.looseFiles
        guard loose.count > 1 else { return [] }
        return (0..<(depth == .everyByte ? 16 : 4)).map { _ in
            var contents: [String: Remains] = [:]
            for path in loose {
                guard let file = model.files[path] else { continue }
                let choices = file.prefixes.spread(50) + file.sectors(using: &random)
                contents[path] = choices.randomElement(using: &random)
            }
            let gone = model.looseNames.filter { _ in random.next(upTo: 1) == 0 }
            return model.image(without: Set(gone), contents)
        }
    }

    private mutating func subsets(of names: [String]) -> [Set<String>] {
        guard names.count <= 6 else {
            return [[], Set(names)]
                + (0..<62).map { _ in Set(names.filter { _ in random.next(upTo: 1) == 0 }) }
        }
        return (0..<(1 << names.count)).map { choice in
            Set(names.indices.filter { choice >> $0 & 1 == 1 }.map { names[$0] })
        }
    }

    private func limited(_ remains: [Remains]) -> [Remains] {
        depth == .everyByte ? remains : remains.spread(12)
    }

    private var journalPath: String { "\(name)/journal.jsonl" }
}

extension Array {
    /// Returns at most `count` of the elements, the first and the last among them.
    func spread(_ count: Int) -> [Element] {
        guard self.count > count, count > 1 else { return self }
        return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
    }
}
