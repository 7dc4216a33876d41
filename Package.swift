// swift-tools-version: 6.0
import PackageDescription

let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "perestroika",
  products: [
    .library(name: "Chronology", targets: ["Chronology"])
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")
  ],
  targets: [
    .target(name: "Chronology"),
    .target(name: "Evidence"),
    .target(name: "Catalogue", dependencies: ["Chronology", "Evidence", yams]),
    .executableTarget(
      name: "edtf-benchmark", dependencies: ["Chronology"], path: "Tests/Benchmarks/EDTFBenchmark"),
    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"]),
    .testTarget(name: "CatalogueTests", dependencies: ["Catalogue"]),
  ],
  swiftLanguageModes: [.v6]
)
