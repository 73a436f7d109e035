import Testing

@Test func `CortexEngineTests builds`() {}
