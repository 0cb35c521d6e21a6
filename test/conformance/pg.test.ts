import { conformance } from './runner.ts'

conformance('pg')
