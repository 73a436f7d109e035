import Testing

@Test func `CortexJournalTests builds`() {}
