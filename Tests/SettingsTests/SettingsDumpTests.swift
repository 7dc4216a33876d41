import Browser
import Screen
import Testing

@testable import Settings

@Suite struct SettingsDumpTests {
  @Test func whatIsPrintedIsTheUsual() {
    let reading = SettingsReading(Array(SettingsDump.text.utf8), file: "config.yaml")
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    #expect(reading.settings.usual == ReaderSettings().usual)
    #expect(reading.settings.looks.isEmpty)
  }

  @Test func everythingStandsInIt() {
    let lines = SettingsDump.text.split(separator: "\n")
    for setting in Setting.table {
      #expect(lines.contains { $0.hasPrefix(setting.name + ": ") }, "\(setting.name)")
      for choice in setting.choices { #expect(lines.contains { $0.contains(choice.words) }, "\(choice.name)") }
    }
    for entry in RoleEntry.table { #expect(lines.contains { $0.hasPrefix("  # \(entry.name): ") }, "\(entry.name)") }
    for entry in ActionEntry.table {
      #expect(lines.contains { $0.hasPrefix("  \(entry.action.name): [") && $0.contains("# " + entry.words) })
    }
    #expect(lines.allSatisfy { $0.count <= 120 })
  }

  /// With the # taken away, the colours are those of the theme.
  @Test func thePrintedColoursAreThoseOfTheTheme() {
    let lines = SettingsDump.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      RoleEntry.table.contains { line.hasPrefix("  # \($0.name): ") } ? "  " + line.dropFirst(4) : String(line)
    }
    let reading = SettingsReading(Array(lines.joined(separator: "\n").utf8), file: "config.yaml")
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    #expect(reading.settings.looks.count == RoleEntry.table.count)
    #expect(reading.settings.usual == ReaderSettings().usual)
  }

  @Test func namesAreUniqueAndLeadBack() {
    #expect(Set(ActionEntry.table.map(\.action.name)).count == ActionEntry.table.count)
    #expect(Action.nextEventAnywhere.name == "next-event-anywhere")
    #expect(Set(RoleEntry.table.map(\.name)).count == RoleEntry.table.count)
    #expect(Set(RoleEntry.table.map(\.role)) == Set(Role.allCases))
  }

  /// Every value that a setting may have can be read, and is then the one that it has.
  @Test func everyChoiceCanBeRead() {
    for setting in Setting.table {
      for choice in setting.choices {
        var settings = ReaderSettings()
        #expect(setting.read(choice.name, &settings), "\(setting.name): \(choice.name)")
        #expect(setting.value(settings) == choice.name)
      }
    }
  }
}
