// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "cortex",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "cortex", targets: ["cortex"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCMark",
            pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
        ),
        .target(name: "CTerminal"),
        .target(name: "CMarkdown", dependencies: ["CCMark"]),
        .target(name: "CortexRunbook", dependencies: ["CCMark", "CMarkdown", .crypto]),
        .target(
            name: "CortexSettings",
            dependencies: ["CortexRunbook", .toml]
        ),
        .target(
            name: "CortexShell",
            dependencies: ["CortexRunbook", "CTerminal", .crypto, .system]
        ),
        .target(name: "CortexJournal", dependencies: ["CortexRunbook", .crypto, .system]),
        .target(
            name: "CortexEngine",
            dependencies: ["CortexRunbook", "CortexShell", "CortexJournal", .system]
        ),
        .target(name: "CortexText"),
        .target(
            name: "CortexLint",
            dependencies: ["CortexSettings", "CortexRunbook", "CortexText", .system]
        ),
        .target(
            name: "CortexLanguageServer",
            dependencies: ["CortexLint", "CortexRunbook"]
        ),
        .executableTarget(name: "CortexManuals", dependencies: ["CortexLint"]),
        .target(
            name: "CortexReport",
            dependencies: ["CortexEngine", "CortexJournal", "CortexRunbook", "CortexText"]
        ),
        .target(
            name: "CortexEvidence",
            dependencies: [
                "CortexReport", "CortexEngine", "CortexJournal", "CortexRunbook", "CortexText",
                .crypto, .system,
            ]
        ),
        .executableTarget(
            name: "cortex",
            dependencies: [
                "CortexEvidence", "CortexReport", "CortexEngine", "CortexJournal", "CortexShell",
                "CortexLint",
                "CortexLanguageServer", "CortexSettings", "CortexRunbook", "CortexText", .system,
                .argumentParser,
            ]
        ),
        // Does programs harm at their system calls; only the tests use it.
        .executableTarget(name: "injector", path: "Tests/Injector"),
        // Measures one figure of `make bench`.
        .executableTarget(
            name: "journal-bench",
            dependencies: ["CortexJournal", .system],
            path: "Tests/JournalBench"
        ),
        .testTarget(
            name: "CortexRunbookTests",
            dependencies: ["CortexRunbook", .crypto, .system],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "CortexSettingsTests",
            dependencies: ["CortexSettings", "CortexRunbook"]
        ),
        .testTarget(
            name: "CortexShellTests",
            dependencies: ["CortexShell", "CortexRunbook", .system]
        ),
        .testTarget(name: "CortexJournalTests", dependencies: ["CortexJournal", .crypto, .system]),
        .testTarget(
            name: "CortexEngineTests",
            dependencies: [
                "CortexEngine", "CortexJournal", "CortexShell", "CortexRunbook", .system,
            ]
        ),
        .testTarget(
            name: "CortexReportTests",
            dependencies: [
                "CortexReport", "CortexEngine", "CortexJournal", "CortexRunbook", "CortexText",
            ],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "CortexEvidenceTests",
            dependencies: [
                "CortexEvidence", "CortexEngine", "CortexJournal", "CortexRunbook", "CortexShell",
                .crypto, .system,
            ]
        ),
        .testTarget(name: "CortexTextTests", dependencies: ["CortexText"]),
        .testTarget(
            name: "CortexLintTests",
            dependencies: [
                "CortexLint", "CortexManuals", "CortexSettings", "CortexRunbook", "CortexText",
                .system,
            ]
        ),
        .testTarget(
            name: "CortexLanguageServerTests",
            dependencies: ["CortexLanguageServer", "CortexLint", "CortexRunbook"]
        ),
        .testTarget(name: "ArchitectureTests", dependencies: [.system]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["cortex", "injector", "CTerminal", .crypto, .system],
            exclude: ["Fixtures", "Screens"]
        ),
    ]
)

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let system = product(name: "SystemPackage", package: "swift-system")
    static let toml = product(name: "TOMLKit", package: "TOMLKit")
}

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
]

let cTargets: Set = ["CTerminal", "CMarkdown", "injector"]

for target in package.targets where target.type != .system && !cTargets.contains(target.name) {
    target.swiftSettings = swiftSettings
}
