// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "perestroika",
  products: [
    .library(name: "Chronology", targets: ["Chronology"])
  ],
  targets: [
    .target(name: "Chronology"),
    .executableTarget(
      name: "edtf-benchmark", dependencies: ["Chronology"], path: "Tests/Benchmarks/EDTFBenchmark"),
    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"]),
  ],
  swiftLanguageModes: [.v6]
)
