import { conformance } from './runner.ts'

conformance('supervisor')
