import CortexJournal
import FoundationEssentials
import Testing

struct RunEventTests {
    @Test func `every kind of event is read as it was written`() throws {
        let contents = try JournalReader.read(try journal(RunEvent.samples), path: "j")
        #expect(contents.records.map(\.event) == RunEvent.samples)
        #expect(contents.records.map(\.seq) == Array(RunEvent.samples.indices))
        #expect(RunEvent.samples.count == RunEvent.Kind.allCases.count)
    }

    @Test func `a payload's fields stand beside the type`() throws {
        let line = try journal([.stepSpawned(StepSpawned(ordinal: 3, attempt: 2, pid: 7, pgid: 8))])
        let text = String(decoding: line, as: UTF8.self)
        let fields = #""type":"stepSpawned","attempt":2,"ordinal":3,"pgid":8,"pid":7}}"#
        #expect(text.hasSuffix(fields + "\n"))
    }

    @Test(arguments: RunEvent.samples)
    func `no payload has a field of the record's own`(event: RunEvent) throws {
        let line = String(decoding: try journal([event]), as: UTF8.self)
        for name in ["v", "seq", "prev", "run", "t", "mono", "type", "crit"] {
            let pieces = line.split(separator: #""\#(name)":"#, omittingEmptySubsequences: false)
            #expect(pieces.count <= 2, "\(name)")
        }
    }
}
