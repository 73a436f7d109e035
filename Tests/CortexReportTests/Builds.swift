import Testing

@Test func `CortexReportTests builds`() {}
