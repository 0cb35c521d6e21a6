import { conformance } from './runner.ts'

conformance('statem')
