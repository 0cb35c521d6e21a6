import { conformance } from './runner.ts'

conformance('task')
