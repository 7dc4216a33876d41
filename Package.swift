// swift-tools-version: 6.0
import PackageDescription

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "perestroika",
  products: [
    .executable(name: "perestroika", targets: ["perestroika"]),
    .library(name: "Chronology", targets: ["Chronology"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    .target(name: "Files"),
    .target(name: "Chronology"),
    .target(name: "Evidence", dependencies: ["Files"]),
    .target(name: "CLocale"),
    .target(name: "Screen", dependencies: ["CLocale"]),
    .target(name: "Catalogue", dependencies: ["Chronology", "Evidence", "Files", yams]),
    .target(name: "Library", dependencies: ["Catalogue", "Evidence", "Files"]),
    .target(name: "Archive", dependencies: ["Catalogue", "Chronology", "Evidence", "Files", "Library", grdb, sqlite]),
    .target(name: "Notebook", dependencies: ["Evidence", "Files", grdb]),
    .target(name: "Exchange", dependencies: ["Catalogue", "Chronology", "Evidence", "Files", grdb]),
    .target(name: "Browser", dependencies: ["Archive", "Chronology", "Evidence", "Library", "Notebook", "Screen"]),
    .target(name: "Settings", dependencies: ["Browser", "Catalogue", "Screen"]),
    .target(name: "Terminal", dependencies: ["Screen", "CNcurses"]),
    .executableTarget(
      name: "perestroika",
      dependencies: [
        "Archive", "Browser", "Catalogue", "Chronology", "Evidence", "Exchange", "Files", "Library", "Notebook",
        "Screen", "Settings", "Terminal", argumentParser,
      ],
      // A program at a fixed address needs no ninety thousand relocations before its first frame; with nothing to show
      // to the libraries it is not searched for every name of theirs.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    .executableTarget(
      name: "edtf-benchmark", dependencies: ["Chronology"], path: "Tests/Benchmarks/EDTFBenchmark"),
    .executableTarget(
      name: "generate-catalogue", dependencies: ["Chronology"], path: "Tests/Benchmarks/CatalogueGenerator"),

    .executableTarget(
      name: "keys-benchmark", dependencies: ["Archive", "Browser", "Notebook", "Screen"],
      path: "Tests/Benchmarks/KeysBenchmark"),

    .executableTarget(
      name: "anchor-trial", dependencies: ["Catalogue", "Editions", "Evidence", "Library"],
      path: "Tests/Benchmarks/AnchorTrial"),

    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"]),
    .target(name: "Editions", dependencies: ["Evidence", "Material"], path: "Tests/Editions"),
    .testTarget(name: "EvidenceTests", dependencies: ["Editions", "Evidence", "Material"]),
    .testTarget(name: "LibraryTests", dependencies: ["Library", "Catalogue", "Evidence"]),
    .target(name: "Material", dependencies: ["Archive"], path: "Tests/Material"),
    .testTarget(name: "ScreenTests", dependencies: ["Material", "Screen", "Terminal"]),
    .testTarget(name: "TerminalTests", dependencies: ["Material", "Screen", "Terminal"]),
    .testTarget(name: "CatalogueTests", dependencies: ["Catalogue"], exclude: ["Fixtures"]),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive", "Material"]),
    .testTarget(name: "BrowserTests", dependencies: ["Browser", "Material", "Notebook"], exclude: ["Goldens"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook", grdb]),
    .testTarget(name: "SettingsTests", dependencies: ["Settings"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange"]),
    // All tests are one program: this serves those of every target.
    .target(name: "TestRun", path: "Tests/TestRun"),
    .testTarget(name: "Browsing", dependencies: ["Material", "TestRun", "perestroika"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer brings the entry of this program, so that it is built by Tests/Faults/fuzz alone.
if Context.environment["PERESTROIKA_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Archive", "Browser", "Catalogue", "Chronology", "Evidence", "Exchange", "Library", "Notebook", "Screen",
        "Settings", "Terminal",
      ],
      path: "Tests/Faults/Fuzz", swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      // gold cannot read what the fuzzer's runtime says of its lines.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
