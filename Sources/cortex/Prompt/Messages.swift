import CortexReport
import CortexText
import SystemPackage

/// The stream on which an unattended run tells what it does.
struct Messages {
    let style: Style

    /// Shows `lines`, each escaped.
    func show(_ lines: [Line]) {
        for line in lines {
            _ = try? FileDescriptor.standardError.writeAll((line.rendered(style).text + "\n").utf8)
        }
    }
}
