import { conformance } from './runner.ts'

conformance('reports')
