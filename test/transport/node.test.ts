import { describe } from 'vitest'
import { wsSuite } from './suite.ts'

describe('the node transport', () => wsSuite('node'))

describe('the node transport on a server that somebody else owns', () => wsSuite('shared'))
