import { conformance } from './runner.ts'

conformance('registry')
