import Glibc

/// libFuzzer's own loop, which calls back with every input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The part of the program that is fuzzed; `FUZZ` names it.
private let target = getenv("FUZZ").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

@main
private enum Entry {
  static func main() {
    guard target != nil else {
      print("FUZZ names one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(2)
    }
    if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "seeds" {
      for (number, seed) in (target?.seeds ?? []).enumerated() {
        FuzzFolder.write(seed, to: CommandLine.arguments[2] + "/seed-\(number)")
      }
      exit(0)
    }
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      runFuzzer(&count, &arguments) { bytes, count in
        target?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}
