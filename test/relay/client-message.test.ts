import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseClientMessage } from '../../src/relay/client-message.ts'
import { isJson, jsonText, mutated, space } from './json-text.ts'

function frame(targets: string, payload: string): string {
  return `{"targets":${targets},"payload":${payload}}`
}

function payloadOf(text: string): string {
  const result = parseClientMessage(text)
  if (result.tag === 'error') throw new Error(result.message)
  return result.payload
}

function targetsOf(text: string): readonly number[] {
  const result = parseClientMessage(text)
  if (result.tag === 'error') throw new Error(result.message)
  return result.targets
}

const targetList = fc.array(fc.maxSafeInteger()).map((ids) => JSON.stringify(ids))
const payloadField = fc.tuple(fc.constant('payload'), jsonText)
const targetsField = fc.tuple(fc.constant('targets'), targetList)
const otherField = fc.tuple(fc.constantFrom('x', 'target', ''), jsonText)

/** Good messages: fields in any order, some more than once, white space anywhere between. */
const messageText = fc
  .tuple(
    targetsField,
    payloadField,
    fc.array(fc.oneof(otherField, payloadField, targetsField), { maxLength: 4 }),
    space,
  )
  .chain(([targets, payload, others, gap]) => {
    const fields = [targets, payload, ...others]
    return fc.shuffledSubarray(fields, { minLength: fields.length }).map((list) => {
      const members = list.map(([name, value]) => `${gap}"${name}"${gap}:${gap}${value}${gap}`)
      return `${gap}{${members.join(',')}}${gap}`
    })
  })

describe('payload', () => {
  it.each([
    '12345678901234567890',
    '-0',
    '1e400',
    '0.1000000000000000055511151231257827021181583404541015625',
    '1.0E+2',
    'null',
    'false',
    '""',
    '"\\ud800 \\uDC00\\ud83d\\ude00"',
    '"\u{1f600} \u2028 é \u007f \\u0000 \\/"',
    '{"a":1,"a":2,"\\u0061":3}',
    '{"targets":["x"],"payload":{"targets":{}}}',
    '[ 1 ,\t{ "a" :\r\n[ ] } ]',
    '"]}\\"{[\\\\"',
  ])('keeps %s as it is written', (payload) => {
    expect(payloadOf(frame('[1]', payload))).toBe(payload)
  })

  it('leaves out only the white space around the value', () => {
    expect(payloadOf('\n{ "payload" :\t[ 1, 2 ]\r\n, "targets" : [ ] } ')).toBe('[ 1, 2 ]')
  })

  it('is the very text that was written, whatever JSON it is', () => {
    fc.assert(
      fc.property(jsonText, space, (payload, gap) => {
        expect(payloadOf(frame('[1]', gap + payload + gap))).toBe(payload)
      }),
    )
  })

  it('has, like the targets, the value that JSON.parse finds in the message', () => {
    fc.assert(
      fc.property(messageText, (text) => {
        const decoded = JSON.parse(text)
        expect(JSON.parse(payloadOf(text))).toStrictEqual(decoded.payload)
        expect(targetsOf(text)).toStrictEqual(decoded.targets)
      }),
    )
  })

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
    ['both', '[{"a":[', ']}]'],
  ])('may nest %s 100,000 levels deep and more', (_, open, close) => {
    const payload = `${open.repeat(400_000)}1${close.repeat(400_000)}`
    expect(payloadOf(frame('[1]', payload)) === payload).toBe(true)
  })

  it('must close each level with its own bracket, however deep', () => {
    for (const depth of [1, 31, 32, 33, 63, 64, 65, 1000]) {
      const kinds = Array.from({ length: depth }, (_, level) => (level * 7) % 3 === 0)
      const open = kinds.map((isObject) => (isObject ? '{"a":' : '[')).join('')
      const closers = kinds.map((isObject) => (isObject ? '}' : ']')).reverse()
      expect(payloadOf(frame('[1]', `${open}1${closers.join('')}`))).toBe(`${open}1${closers.join('')}`)
      for (let level = 0; level < depth; level++) {
        const wrong = closers.with(level, closers[level] === '}' ? ']' : '}').join('')
        const head = `{"targets":[1],"payload":${open}1`
        expect(parseClientMessage(`${head}${wrong}}`)).toMatchObject({
          code: 'bad_json',
          position: head.length + level,
        })
      }
    }
  })
})

describe('JSON', () => {
  it('is accepted exactly when JSON.parse accepts it', () => {
    const broken = mutated(fc.oneof(messageText, jsonText))
    fc.assert(
      fc.property(fc.oneof(broken, broken, jsonText, fc.string({ unit: 'binary' })), (text) => {
        const result = parseClientMessage(text)
        expect(result.tag === 'error' && result.code === 'bad_json').toBe(!isJson(text))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['', 0, 'the end'],
    ['  ', 2, 'the end'],
    ['\ufeff{}', 0, '"\ufeff"'],
    ['nul', 3, 'the end'],
    ['{"targets":[1],}', 15, '"}"'],
    ['{"a":01}', 6, '"1"'],
    ['{"a":1.}', 7, '"}"'],
    ['{"a":1e}', 7, '"}"'],
    ['{"a":+1}', 5, '"+"'],
    ['{"a":.5}', 5, '"."'],
    ['{"a":-}', 6, '"}"'],
    ['{"a":NaN}', 5, '"N"'],
    ['{"a":[1,]}', 8, '"]"'],
    ['{"a" 1}', 5, '"1"'],
    ['{a:1}', 1, '"a"'],
    ['{"a":"\\x"}', 7, '"x"'],
    ['{"a":"\\u12g4"}', 10, '"g"'],
    ['{"a":"\t"}', 6, '"\\t"'],
    ['{"a":"\u{1f600}', 8, 'the end'],
    ['{} \u{1f600}', 3, '"\u{1f600}"'],
    ['{}{}', 2, '"{"'],
    ["{'a':1}", 1, '"\'"'],
    ['{"a":1 /**/}', 7, '"/"'],
  ])('%j is refused at the first character that cannot be there', (text, position, found) => {
    const message = `Expected JSON, got ${found} at position ${position}`
    expect(parseClientMessage(text)).toStrictEqual({ tag: 'error', code: 'bad_json', message, position })
  })

  it('could have gone on, up to the position of the error', () => {
    fc.assert(
      fc.property(mutated(messageText), (text) => {
        const result = parseClientMessage(text)
        fc.pre(result.tag === 'error' && result.code === 'bad_json')
        const start = text.slice(0, result.position)
        const again = parseClientMessage(start)
        if (again.tag === 'error' && again.code === 'bad_json') expect(again.position).toBe(start.length)
      }),
    )
  })
})

describe('the message', () => {
  it.each([
    ['[1,2]', 'Expected a JSON object, got `[1,2]`', { value: '[1,2]' }],
    [' "text" ', 'Expected a JSON object, got `"text"`', { value: '"text"' }],
    ['null', 'Expected a JSON object, got `null`', { value: 'null' }],
    ['{}', 'Expected `targets`, got none', { field: 'targets' }],
    ['{"payload":1}', 'Expected `targets`, got none', { field: 'targets' }],
    ['{"targets":[1]}', 'Expected a `payload`, got none', { field: 'payload' }],
    [frame('900', '1'), 'Expected `targets` to be an array of integers, got `900`', { field: 'targets', value: '900' }],
    [
      frame('null', '1'),
      'Expected `targets` to be an array of integers, got `null`',
      { field: 'targets', value: 'null' },
    ],
    [
      frame('{"0":1}', '1'),
      'Expected `targets` to be an array of integers, got `{"0":1}`',
      { field: 'targets', value: '{"0":1}' },
    ],
  ])('%s has a bad shape', (text, message, details) => {
    expect(parseClientMessage(text)).toStrictEqual({ tag: 'error', code: 'bad_shape', message, ...details })
  })

  it('may have other keys, which are ignored', () => {
    const text =
      '{"Targets":["x"],"":0,"targets":[1],"target":2,"payload":3,"__proto__":{"payload":4},"payload ":5,"\\n":6}'
    expect(parseClientMessage(text)).toStrictEqual({ tag: 'message', targets: [1], payload: '3' })
  })

  it('takes the last of duplicate keys', () => {
    const text = '{"targets":"bad","payload":1,"targets":[2],"payload":3}'
    expect(parseClientMessage(text)).toStrictEqual({ tag: 'message', targets: [2], payload: '3' })
    expect(parseClientMessage('{"targets":[1],"payload":1,"targets":"bad"}')).toMatchObject({
      code: 'bad_shape',
      value: '"bad"',
    })
  })

  it('knows its keys by their value, not by how they are escaped', () => {
    const text = '{"\\u0074argets":[1],"payload":2,"pay\\u006Coad":3,"\\\\u0070ayload":4}'
    expect(parseClientMessage(text)).toStrictEqual({ tag: 'message', targets: [1], payload: '3' })
  })
})

describe('targets', () => {
  it('are kept in order, each as often as it is listed', () => {
    expect(targetsOf(frame('[ 3,1 , 3,\n-2 ]', '0'))).toStrictEqual([3, 1, 3, -2])
  })

  it('may be none', () => {
    expect(targetsOf(frame('[]', '0'))).toStrictEqual([])
    expect(targetsOf(frame('[ ]', '0'))).toStrictEqual([])
  })

  it('reads -0 as 0', () => {
    expect(targetsOf(frame('[-0]', '0'))).toStrictEqual([0])
  })

  it('reads ±2^53 and refuses the next integers, which a double would round to it', () => {
    expect(targetsOf(frame('[9007199254740992,-9007199254740992]', '0'))).toStrictEqual([2 ** 53, -(2 ** 53)])
    for (const value of ['9007199254740993', '-9007199254740993', '90071992547409920', '12345678901234567890']) {
      expect(parseClientMessage(frame(`[1,${value}]`, '0'))).toStrictEqual({
        tag: 'error',
        code: 'bad_shape',
        message: `Expected \`targets[1]\` to be within ±2^53, got \`${value}\``,
        field: 'targets',
        index: 1,
        value,
      })
    }
  })

  it.each(['"900"', '2.0', '1e0', '1E400', '1.5', 'null', 'true', '[1]', '{"id":1}'])('refuse %s', (value) => {
    expect(parseClientMessage(frame(`[7, ${value} ,8]`, '0'))).toStrictEqual({
      tag: 'error',
      code: 'bad_shape',
      message: `Expected \`targets[1]\` to be an integer without fraction or exponent, got \`${value}\``,
      field: 'targets',
      index: 1,
      value,
    })
  })

  it('may be 10,000 and not one more, unless told otherwise', () => {
    const list = (length: number) => frame(JSON.stringify(Array.from({ length }, (_, id) => id)), '0')
    expect(targetsOf(list(10_000))).toHaveLength(10_000)
    expect(parseClientMessage(list(10_001))).toStrictEqual({
      tag: 'error',
      code: 'too_many_targets',
      message: 'Expected at most 10000 targets',
      limit: 10_000,
    })
    expect(parseClientMessage(list(2), { maxTargets: 2 }).tag).toBe('message')
    expect(parseClientMessage(list(3), { maxTargets: 2 })).toMatchObject({ code: 'too_many_targets', limit: 2 })
    expect(parseClientMessage(list(0), { maxTargets: 0 }).tag).toBe('message')
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('throws for a limit of %s', (maxTargets) => {
    const error = new RangeError(`Expected \`maxTargets\` to be an integer >= 0, got \`${maxTargets}\``)
    expect(() => parseClientMessage(frame('[]', '0'), { maxTargets })).toThrow(error)
  })
})

describe('an error', () => {
  it('shortens what it echoes', () => {
    const long = `"${'x'.repeat(100_000)}"`
    const value = `"${'x'.repeat(38)}…`
    for (const text of [long, frame(long, '0'), frame(`[${long}]`, '0')]) {
      const result = parseClientMessage(text)
      expect(result).toMatchObject({ code: 'bad_shape', value })
      expect(JSON.stringify(result).length).toBeLessThan(300)
    }
  })

  it('does not cut a character in two', () => {
    const result = parseClientMessage(`"${'x'.repeat(37)}${'\u{1f600}'.repeat(9)}"`)
    expect(result).toMatchObject({ value: `"${'x'.repeat(37)}…` })
  })
})
