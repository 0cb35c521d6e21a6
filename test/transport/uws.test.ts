import { describe } from 'vitest'
import { loadUws } from '../../src/transport/uws.ts'
import { wsSuite } from './suite.ts'

const loaded = await loadUws()
if (loaded.tag === 'unavailable') console.warn(`The suite for uWebSockets.js is skipped. ${loaded.message}`)

describe.skipIf(loaded.tag === 'unavailable')('the uws transport', () => wsSuite('uws'))
