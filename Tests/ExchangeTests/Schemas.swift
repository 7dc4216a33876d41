/// What the formats ask for, as JSON Schemas (draft 7), for a validator that is not ours.
///
/// Stricter than the formats where they leave open what nobody reads: a name that they do not have is an error.
enum Schemas {
  /// CSL-JSON, after the input schema of the Citation Style Language.
  static let csl = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "array",
      "items": {
        "type": "object", "required": ["id", "type"],
        "properties": {
          "type": {"enum": [
            "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
            "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "figure",
            "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
            "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
            "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
            "song", "speech", "standard", "thesis", "treaty", "webpage"]},
          "id": {"type": ["string", "number"]},
          "custom": {"type": "object"}
        },
        "patternProperties": {
          "^(accessed|available-date|event-date|issued|original-date|submitted)$": {"$ref": "#/definitions/date"},
          "^(author|chair|collection-editor|compiler|composer|container-author|director|editor|editorial-director|illustrator|interviewer|organizer|original-author|performer|producer|recipient|reviewed-author|translator)$":
            {"type": "array", "items": {"$ref": "#/definitions/name"}},
          "^(chapter-number|citation-number|collection-number|edition|first-reference-note-number|issue|locator|number|number-of-pages|number-of-volumes|page|page-first|part|printing|supplement|volume)$":
            {"type": ["string", "number"]},
          "^(abstract|annote|archive|archive_collection|archive_location|archive-place|authority|call-number|citation-label|collection-title|container-title|container-title-short|dimensions|division|DOI|event|event-place|genre|ISBN|ISSN|journalAbbreviation|jurisdiction|keyword|language|medium|note|original-publisher|original-publisher-place|original-title|part-title|PMCID|PMID|publisher|publisher-place|references|reviewed-title|scale|section|shortTitle|source|status|title|title-short|translated-title|URL|version|year-suffix)$":
            {"type": "string"}
        },
        "additionalProperties": false
      },
      "definitions": {
        "name": {
          "type": "object", "additionalProperties": false, "minProperties": 1,
          "properties": {
            "family": {"type": "string"}, "given": {"type": "string"}, "literal": {"type": "string"},
            "dropping-particle": {"type": "string"}, "non-dropping-particle": {"type": "string"},
            "suffix": {"type": "string"}
          }
        },
        "date": {
          "type": "object", "additionalProperties": false, "minProperties": 1,
          "properties": {
            "date-parts": {
              "type": "array", "minItems": 1, "maxItems": 2,
              "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}}
            },
            "season": {"enum": [1, 2, 3, 4]}, "circa": {"type": "boolean"}, "literal": {"type": "string"},
            "raw": {"type": "string"}, "edtf": {"type": "string", "pattern": "^[0-9XYE~?%./{}\\[\\],:TZ-]+$"}
          }
        }
      }
    }
    """#

  /// JSON Feed, after its specification, version 1.1.
  static let feed = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "object", "required": ["version", "title", "items"],
      "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": {"type": "string"},
        "description": {"type": "string"}, "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "home_page_url": {"$ref": "#/definitions/address"}, "feed_url": {"$ref": "#/definitions/address"},
        "items": {"type": "array", "items": {"$ref": "#/definitions/item"}}
      },
      "patternProperties": {"^_[^.]+$": {"type": "object"}}, "additionalProperties": false,
      "definitions": {
        "address": {"type": "string", "pattern": "^https?://[^\\s]+$"},
        "item": {
          "type": "object", "required": ["id"],
          "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
          "properties": {
            "id": {"type": "string", "minLength": 1}, "url": {"$ref": "#/definitions/address"},
            "external_url": {"$ref": "#/definitions/address"}, "title": {"type": "string"},
            "content_text": {"type": "string"}, "content_html": {"type": "string"}, "summary": {"type": "string"},
            "date_published": {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$"},
            "tags": {"type": "array", "items": {"type": "string"}}
          },
          "patternProperties": {"^_[^.]+$": {"type": "object"}}, "additionalProperties": false
        }
      }
    }
    """#

  /// TimelineJS 3, after the description of its JSON format and what its configuration refuses.
  static let timeline = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "object", "required": ["events"],
      "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "title": {"$ref": "#/definitions/slide"},
        "events": {
          "type": "array", "minItems": 1,
          "items": {"allOf": [{"$ref": "#/definitions/slide"}, {"required": ["start_date", "unique_id"]}]}
        }
      },
      "definitions": {
        "slide": {
          "type": "object", "required": ["text"],
          "properties": {
            "unique_id": {"type": "string", "minLength": 1}, "start_date": {"$ref": "#/definitions/date"},
            "end_date": {"$ref": "#/definitions/date"}, "display_date": {"type": "string", "minLength": 1},
            "group": {"type": "string"},
            "text": {
              "type": "object", "additionalProperties": false,
              "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}
            },
            "media": {
              "type": "object", "required": ["url"], "additionalProperties": false,
              "properties": {
                "url": {"type": "string", "minLength": 1}, "credit": {"type": "string"}, "caption": {"type": "string"},
                "thumbnail": {"type": "string"}
              }
            }
          }
        },
        "date": {
          "type": "object", "required": ["year"], "additionalProperties": false,
          "properties": {
            "year": {"type": "string", "pattern": "^-?[0-9]+$"}, "month": {"type": "string", "pattern": "^([1-9]|1[0-2])$"},
            "day": {"type": "string", "pattern": "^([1-9]|[12][0-9]|3[01])$"}, "display_date": {"type": "string"}
          },
          "dependencies": {"day": ["month"]}
        }
      }
    }
    """#
}
