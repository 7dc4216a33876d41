import Glibc

/// The folder among everybody's temporary files for those who have no other.
public enum TemporaryFolder {
  /// Its path, whoever it belongs to.
  public static let wanted: String = {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return (folder.hasPrefix("/") ? folder : "/tmp") + "/perestroika-\(geteuid())"
  }()

  /// Its path; nil where it cannot be made, or where others could have put something into it.
  ///
  /// The name is known to everybody, so that it may stand there already: as a link, or as the folder of somebody else.
  public static let path: String? = {
    if mkdir(wanted, 0o700) != 0, errno != EEXIST { return nil }
    var status = stat()
    guard lstat(wanted, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0
    else { return nil }
    return wanted
  }()
}
