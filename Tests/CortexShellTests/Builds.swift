import Testing

@Test func `CortexShellTests builds`() {}
