import fc from 'fast-check'

/** JSON's white space. */
export const space: fc.Arbitrary<string> = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 })

const number = fc.oneof(
  fc.constantFrom('-0', '0', '1e400', '-1E-400', '0.1', '0.10', '1.0e+0', '12345678901234567890', '9007199254740993'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.bigInt().map(String),
)

const character = fc.oneof(
  fc.constantFrom(
    '\\"',
    '\\\\',
    '\\/',
    '\\b',
    '\\f',
    '\\n',
    '\\r',
    '\\t',
    '\\ud800',
    '\\uDFff',
    '\\u0000',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
  ),
  fc.constantFrom('\u2028', '\u007f', '\u{1f600}', 'é', '漢'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).map((text) => JSON.stringify(text).slice(1, -1)),
)

// The JSON text of a string, escapes of every kind included.
const stringText: fc.Arbitrary<string> = fc.string({ unit: character, maxLength: 8 }).map((text) => `"${text}"`)

const key = fc.oneof(fc.constantFrom('"a"', '"a"', '"\\u0061"', '"targets"', '"payload"', '"__proto__"'), stringText)

/** JSON texts as someone else may write them: odd numbers, duplicate keys, escapes, white space anywhere between tokens. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false'),
    number,
    stringText,
    fc.tuple(space, fc.array(fc.tuple(space, tie('value'), space), { maxLength: 4 })).map(([empty, items]) => {
      return `[${items.length === 0 ? empty : items.map((item) => item.join('')).join(',')}]`
    }),
    fc
      .tuple(space, fc.array(fc.tuple(space, key, space, space, tie('value'), space), { maxLength: 4 }))
      .map(([empty, members]) => {
        const texts = members.map(([a, name, b, c, value, d]) => `${a}${name}${b}:${c}${value}${d}`)
        return `{${texts.length === 0 ? empty : texts.join(',')}}`
      }),
  ),
})).value

/** A text with up to three random cuts, insertions and replacements of the characters that matter to JSON. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...'{}[]:,"\\/+-.eE0123456789truefalsnbu \t\n\r\u0000\u001f\u00a0\ufeff\u2028\'x')
  const edit = fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.string({ unit, maxLength: 2 }))
  return fc.tuple(texts, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, edits]) => {
    return edits.reduce((current, [at, removed, inserted]) => {
      const index = at % (current.length + 1)
      return current.slice(0, index) + inserted + current.slice(index + removed)
    }, text)
  })
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // JSON.parse says no by throwing.
    return false
  }
}
