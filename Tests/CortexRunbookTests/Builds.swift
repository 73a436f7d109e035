import Testing

@Test func `CortexRunbookTests builds`() {}
