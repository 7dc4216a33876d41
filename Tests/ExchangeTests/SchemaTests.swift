import Exchange
import Testing

/// JSON against the schemas of its formats.
struct SchemaTests {
  /// A format, its schema, and a change that makes it wrong.
  struct Case: Sendable, CustomTestStringConvertible {
    var format: ExportFormat
    var schema: String
    var change: (right: String, wrong: String)
    var testDescription: String { format.rawValue }
  }

  static let cases = [
    Case(format: .cslJSON, schema: Schemas.csl, change: ("\"type\": \"book\"", "\"type\": \"scroll\"")),
    Case(format: .jsonfeed, schema: Schemas.feed, change: ("\"content_text\": ", "\"content\": ")),
    Case(format: .timelinejs, schema: Schemas.timeline, change: ("\"year\": \"1985\"", "\"year\": \"MCMLXXXV\"")),
  ]

  private func complaints(_ text: String, _ schema: String) throws -> String {
    let outcome = try Peer.python(
      """
      import json, jsonschema, sys
      schema = json.loads(sys.argv[1])
      jsonschema.Draft7Validator.check_schema(schema)
      for error in jsonschema.Draft7Validator(schema).iter_errors(json.load(sys.stdin)):
          print(list(error.path), error.message)
      """, with: "jsonschema", arguments: [schema], input: text)
    #expect(outcome.status == 0, "\(outcome.output)")
    return outcome.output
  }

  @Test(
    .enabled(if: Peer.hasPython("jsonschema"), "Python’s module jsonschema is not here"), arguments: SchemaTests.cases)
  func jsonMeetsTheSchemaOfItsFormat(_ one: Case) throws {
    let text = try Material.export(one.format).text
    #expect(try complaints(text, one.schema) == "")
    #expect(try complaints(text.replacing(one.change.right, with: one.change.wrong), one.schema) != "")
  }

  /// The terms of the context that annotations name; the validator may not fetch it.
  private static let context = """
    context = {
      'oa': 'http://www.w3.org/ns/oa#', 'as': 'https://www.w3.org/ns/activitystreams#',
      'dc': 'http://purl.org/dc/elements/1.1/', 'rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      'rdfs': 'http://www.w3.org/2000/01/rdf-schema#', 'xsd': 'http://www.w3.org/2001/XMLSchema#',
      'id': '@id', 'type': '@type', 'label': 'rdfs:label', 'value': 'rdf:value',
      'format': 'dc:format', 'language': 'dc:language',
      'exact': 'oa:exact', 'prefix': 'oa:prefix', 'suffix': 'oa:suffix',
      'AnnotationCollection': 'as:OrderedCollection', 'AnnotationPage': 'as:OrderedCollectionPage',
      'items': {'@type': '@id', '@id': 'as:items', '@container': '@list'}, 'first': {'@type': '@id', '@id': 'as:first'},
    }
    for name in ['Annotation', 'SpecificResource', 'TextualBody', 'TextQuoteSelector', 'TextPositionSelector',
                 'describing', 'linking', 'tagging']:
        context[name] = 'oa:' + name
    for name, term in [('body', 'hasBody'), ('target', 'hasTarget'), ('source', 'hasSource'), ('selector', 'hasSelector')]:
        context[name] = {'@type': '@id', '@id': 'oa:' + term}
    for name, term in [('motivation', 'motivatedBy'), ('purpose', 'hasPurpose')]:
        context[name] = {'@type': '@vocab', '@id': 'oa:' + term}
    for name, term in [('start', 'oa:start'), ('end', 'oa:end'), ('total', 'as:totalItems'), ('startIndex', 'as:startIndex')]:
        context[name] = {'@type': 'xsd:nonNegativeInteger', '@id': term}
    """

  /// A name that the context does not have would be lost on the way to RDF without a word.
  @Test(.enabled(if: Peer.hasPython("pyld"), "Python’s module pyld is not here"))
  func annotationsAreLinkedData() throws {
    let outcome = try Peer.python(
      """
      import json, sys
      from pyld import jsonld
      \(Self.context)
      def loaded(address, options):
          assert address == 'http://www.w3.org/ns/anno.jsonld', address
          return {'contentType': 'application/ld+json', 'contextUrl': None, 'documentUrl': address,
                  'document': {'@context': context}}
      jsonld.set_document_loader(loaded)
      page = json.load(sys.stdin)
      items = page['first']['items']
      def written(value):
          if isinstance(value, list): return sum(map(written, value))
          if not isinstance(value, dict): return 0
          return sum(1 + written(inner) for key, inner in value.items() if key != '@context')
      def understood(value):
          if isinstance(value, list): return sum(map(understood, value))
          if not isinstance(value, dict) or '@value' in value or list(value) == ['@id']: return 0
          if '@list' in value: return understood(value['@list'])
          return sum(1 + understood(inner) for inner in value.values())
      expanded = jsonld.expand(page)
      assert written(page) == understood(expanded), (written(page), understood(expanded))
      triples = jsonld.to_rdf(expanded, {'format': 'application/n-quads'}).splitlines()
      oa = '<http://www.w3.org/ns/oa#'
      count = lambda term: sum(f' {oa}{term}> ' in triple for triple in triples)
      links = sum(':link:' in item['id'] for item in items)
      assert count('motivatedBy') == len(items) == page['total']
      assert count('hasTarget') == count('hasSource') - len(items) - links, 'a target or a linking body has no source'
      assert count('start') == count('end') > 0
      assert count('exact') == count('hasTarget') and not any('"None"' in triple for triple in triples)
      print(len(items))
      """, with: "pyld", input: try Material.export(.annotations).text)
    let count = try Material.events().count * 3
    #expect(outcome.status == 0 && outcome.output == "\(count)\n", "\(outcome.output)")
  }
}
