import Testing

@Test func `EndToEndTests builds`() {}
