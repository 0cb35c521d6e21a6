import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseClientMessage } from '../../src/relay/client-message.ts'
import { parseConnectionId } from '../../src/relay/connection-id.ts'
import { errorFrame } from '../../src/relay/error-frame.ts'
import { isJson, jsonText, mutated } from './json-text.ts'

describe('errorFrame', () => {
  it('has code and message first, then the details, and no tag', () => {
    expect(errorFrame({ tag: 'error', target: 5, message: 'Nobody is 5', code: 'unknown_target' })).toBe(
      '{"error":{"code":"unknown_target","message":"Nobody is 5","target":5}}',
    )
  })

  it('escapes what a client may have put into the error', () => {
    const message = '"\\ \u0000 \ud800'
    const text = errorFrame({ code: 'bad_shape', message })
    expect(text).not.toMatch(/\p{Surrogate}/u)
    expect(JSON.parse(text)).toStrictEqual({ error: { code: 'bad_shape', message } })
  })

  it('makes short JSON of every error of a client message', () => {
    fc.assert(
      fc.property(fc.oneof(jsonText, mutated(jsonText), fc.string({ unit: 'binary' })), (text) => {
        const result = parseClientMessage(text)
        fc.pre(result.tag === 'error')
        const frame = errorFrame(result)
        const { tag: _, ...error } = result
        expect(JSON.parse(frame)).toStrictEqual({ error })
        expect(isJson(frame) && frame.length < 800).toBe(true)
      }),
    )
  })

  it('serves a refused connection id too', () => {
    const result = parseConnectionId('x')
    expect(result.tag === 'error' && JSON.parse(errorFrame(result))).toMatchObject({
      error: { code: 'bad_id', value: 'x' },
    })
  })
})
