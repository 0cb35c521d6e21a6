import { conformance } from './runner.ts'

conformance('genserver')
