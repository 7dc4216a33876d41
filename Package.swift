// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "perestroika",
  products: [
    .library(name: "Chronology", targets: ["Chronology"])
  ],
  targets: [
    .target(name: "Chronology"),
    .target(name: "Evidence"),
    .executableTarget(
      name: "edtf-benchmark", dependencies: ["Chronology"], path: "Tests/Benchmarks/EDTFBenchmark"),
    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"]),
  ],
  swiftLanguageModes: [.v6]
)
