import Testing

@Test func `ArchitectureTests builds`() {}
