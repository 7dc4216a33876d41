/// What a word of a date means, in English, Russian, Ukrainian, German, French, Spanish and Polish.
enum DateWord: Hashable {
  /// A month, 1 to 12.
  case month(Int)
  /// A season by its EDTF code, 21 to 24.
  case season(Int)
  /// A day of the week, 1 (Monday) to 7.
  case weekday(Int)
  /// Early (0), mid (1) or late (2).
  case third(Int)
  /// First (1), second, third, fourth; -1 is the last.
  case ordinal(Int)
  case quarter, half, thirdOf, century, decade
  case year
  case before, after, since, until, from, between
  case to, and, or
  /// “present”, “onwards”: what goes on.
  case open
  case unknown
  case earlier, later
  case approximate, uncertain
  case bc, ad
  case morning, afternoon, clock
  case filler

  /// The meanings of a word; empty where it is none of a date.
  ///
  /// - Parameter word: in lower case, as ``folded(_:)`` gives it.
  static func meanings(of word: String) -> [DateWord] { table[word] ?? [] }

  /// A word in lower case without the accents of Latin letters, “ё” as “е”.
  static func folded(_ word: some StringProtocol) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    var result = ""
    for character in word.lowercased() {
      if let plain = plain[character] { result += plain } else { result.append(character) }
    }
    return result
  }

  private static let plain: [Character: String] = {
    let letters = [
      "a": "àáâãäåąā", "c": "çćč", "d": "ď", "e": "èéêëęě", "i": "ìíîï", "l": "łĺ", "n": "ñńň", "o": "òóôõöőø",
      "r": "ř", "s": "śš", "t": "ť", "u": "ùúûüűů", "y": "ýÿ", "z": "źżž", "ss": "ß", "oe": "œ", "ae": "æ", "е": "ё",
      "": "ʼ",
    ]
    var plain: [Character: String] = [:]
    for (letter, accented) in letters { for character in accented { plain[character] = letter } }
    return plain
  }()

  private static let table: [String: [DateWord]] = {
    var table: [String: [DateWord]] = [:]
    func add(_ meaning: DateWord, _ words: String) {
      for word in words.split(separator: " ") { table[folded(word), default: []].append(meaning) }
    }
    for (index, words) in months.enumerated() { add(.month(index + 1), words) }
    for (index, words) in seasons.enumerated() { add(.season(index + 21), words) }
    for (index, words) in weekdays.enumerated() { add(.weekday(index + 1), words) }
    for (index, words) in ordinals.enumerated() { add(.ordinal(index + 1), words) }
    for (meaning, words) in others { add(meaning, words) }
    return table
  }()

  private static let months = [
    """
    january jan январь января январе янв січень січня січні січ januar jänner jän janner janvier janv enero ene \
    styczeń stycznia styczniu sty stycz
    """,
    """
    february feb febr февраль февраля феврале фев февр лютий лютого лютому лют februar feber février fév févr \
    febrero luty lutego lutym lut
    """,
    """
    march mar март марта марте мар березень березня березні бер берез märz mär mrz maerz mars marzo marzec marca \
    marcu marz
    """,
    """
    april apr апрель апреля апреле апр квітень квітня квітні квіт кві avril avr abril abr kwiecień kwietnia kwietniu \
    kwi kwiec
    """,
    "may май мая мае травень травня травні трав mai mayo maj maja maju",
    """
    june jun июнь июня июне июн червень червня червні черв juni juno juin junio czerwiec czerwca czerwcu cze czerw
    """,
    """
    july jul июль июля июле июл липень липня липні лип juli julei juillet juil julio lipiec lipca lipcu lip
    """,
    """
    august aug август августа августе авг серпень серпня серпні серп août aout agosto ago sierpień sierpnia sierpniu \
    sie sierp
    """,
    """
    september sep sept сентябрь сентября сентябре сен сент вересень вересня вересні вер верес septembre septiembre \
    setiembre set wrzesień września wrześniu wrz wrzes
    """,
    """
    october oct октябрь октября октябре окт жовтень жовтня жовтні жовт жов oktober okt octobre octubre październik \
    października październiku paź pazdz
    """,
    """
    november nov ноябрь ноября ноябре ноя нояб листопад листопада листопаді лист novembre noviembre listopad \
    listopada listopadzie lis
    """,
    """
    december dec декабрь декабря декабре дек грудень грудня грудні груд гру dezember dez décembre déc diciembre dic \
    grudzień grudnia grudniu gru grudz
    """,
  ]

  private static let seasons = [
    "spring весна весны весной весне весни навесні frühling frühjahr printemps primavera wiosna wiosny wiosną wiośnie",
    "summer лето лета летом лете літо літа літом влітку улітку sommer été verano lato latem lecie",
    """
    autumn fall осень осени осенью осінь восени herbst automne otoño jesień jesieni jesienią
    """,
    "winter зима зимы зимой зиме зими зимою взимку узимку hiver invierno zima zimy zimą zimie",
  ]

  private static let weekdays = [
    """
    monday mon mondays понедельник понедельника пн понеділок понеділка montag mo lundi lun lunes poniedziałek \
    poniedziałku pon
    """,
    "tuesday tue tues вторник вторника вт вівторок вівторка dienstag di mardi mar martes wtorek wtorku wt",
    """
    wednesday wed weds среда среды среду ср середа середи середу mittwoch mi mercredi mer miércoles mié środa środy \
    środę śr
    """,
    "thursday thu thur thurs четверг четверга чт четвер четверга donnerstag do jeudi jeu jueves jue czwartek czwartku czw",
    "friday fri пятница пятницы пятницу пт пʼятниця п’ятниця пятниця freitag fr vendredi ven viernes vie piątek piątku pt",
    """
    saturday sat суббота субботы субботу сб субота суботи суботу samstag sonnabend sa samedi sam sábado sab sobota \
    soboty sobotę sob
    """,
    """
    sunday sun воскресенье воскресенья вс неділя неділі неділю нд sonntag so dimanche dim domingo dom niedziela \
    niedzieli niedzielę niedz
    """,
  ]

  private static let ordinals = [
    """
    first 1st первый первая первое первой первого первом первую перший перша перше першій першого першому першу erste \
    ersten erster erstes premier première primer primera primero pierwszy pierwsza pierwsze pierwszej pierwszego \
    pierwszym pierwszą
    """,
    """
    second 2nd второй вторая второе второго втором вторую другий друга друге другій другого другому другу zweite \
    zweiten zweiter zweites deuxième seconde segundo segunda drugi druga drugie drugiej drugiego drugim drugą
    """,
    """
    third 3rd третий третья третье третьего третьем третьей третю третій третя третє третього третьому dritte dritten \
    drittes dritter troisième tercer tercera tercero trzeci trzecia trzecie trzeciego trzecim trzeciej
    """,
    """
    fourth 4th четвертый четвертая четвертого четвертом четвертий четвертого vierte vierten viertes quatrième cuarto \
    cuarta czwarty czwartego czwartym
    """,
  ]

  private static let others: [(DateWord, String)] = [
    (
      .ordinal(-1),
      "last последний последняя последней последнем останній остання letzte letzten letztes ostatni ostatnia"
    ),
    (
      .third(0),
      """
      early beginning start начало начала начале початок початку anfang début debut principio principios comienzo \
      comienzos inicio inicios początek początku
      """
    ),
    (
      .third(1),
      """
      mid middle середина середины середине середину середині mitte mi milieu mediados połowie połowa połowy
      """
    ),
    (
      .third(2),
      """
      late end конец конца конце кінець кінця кінці наприкінці ende spät fin fins final finales fines koniec końca \
      końcu końcem
      """
    ),
    (
      .quarter,
      "quarter qtr q quartal квартал квартала квартале кварталі кварталу кв trimestre trim t kwartał kwartału kwartale kw"
    ),
    (
      .half,
      """
      half h hälfte halbjahr половина половины половине половину половині полугодие полугодия полугодии півріччя \
      пол moitié semestre mitad połowa połowie połowy półrocze półrocza półroczu
      """
    ),
    (.thirdOf, "third drittel треть трети tiers tercio"),
    (
      .century,
      """
      century centuries cent jahrhundert jahrhunderts jh jhd jhs jhdt век века веке веков вв в столетие столетия \
      столетии столетье століття столітті ст siècle siècles siglo siglos wiek wieku w
      """
    ),
    (.decade, "s er ern"),
    (
      .year,
      """
      year years г гг год года году годы годов годах рік року році роки років рр р jahr jahre jahres jahren année \
      années an ans año años rok roku roky lata latach lat r
      """
    ),
    (.before, "before by до vor avant antes przed перед"),
    (.after, "after после після nach après después despues po"),
    (.since, "since seit ab depuis dès desde od с со з із від"),
    (.until, "until till til up bis jusqu jusque hasta do до по"),
    (.from, "from von vom с со з із від od du desde del des"),
    (.between, "between zwischen entre между між między pomiędzy"),
    (.to, "to until till through thru bis à a al au aux jusqu hasta do по до"),
    (.and, "and und et y e i и й та і"),
    (.or, "or oder ou o lub albo или либо або чи"),
    (
      .open,
      """
      onwards onward present now today ongoing current date later heute présent actuel presente actualidad hoy obecnie \
      dziś dzisiaj teraz наст настоящее сейчас сегодня донині сьогодні нв
      """
    ),
    (.unknown, "unknown unbekannt inconnu desconocido неизвестно невідомо"),
    (.earlier, "earlier"), (.later, "later"),
    (
      .approximate,
      """
      c ca circa about around approximately approx roughly около ок примерно приблизительно прибл близько бл біля \
      приблизно um etwa circa gegen ungefähr vers environ env hacia alrededor aproximadamente aprox około ok cirka
      """
    ),
    (
      .uncertain,
      "maybe perhaps possibly probably prob uncertain возможно вероятно vermutlich wohl peut peutêtre quizás może"
    ),
    (.bc, "bc bce"), (.ad, "ad ce"),
    (.morning, "am"), (.afternoon, "pm"), (.clock, "uhr h год час часов godz heures heure horas"),
    (
      .filler,
      """
      the of in on a at year am im den der des dem die das le la les l d de del el los las en au du в во у на o w we \
      z dnia dn dzień den le um à las pod na ku zu zum st nd rd th eme ème er re го й я е х ого ше ої му ти ми ª º o os t
      """
    ),
  ]
}
