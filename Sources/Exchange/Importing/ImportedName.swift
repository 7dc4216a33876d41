import Catalogue
import Evidence

/// Ids for names that files give.
enum ImportedName {
  /// An id made of a name; of a name without a letter or digit, one that is made of its number.
  /// - Parameter prefix: what stands before that number: `places-1f3a09c2`.
  static func id(of name: String, prefix: String) -> String {
    let id = SourceRecord.identifier(from: name)
    if !id.isEmpty { return id }
    var hash: UInt32 = 0x811c_9dc5
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return prefix + "-" + String(hash, radix: 16)
  }
}
