import { conformance } from './runner.ts'

conformance('partsup')
