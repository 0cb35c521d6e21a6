import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { RivalName, Row } from './row.ts'

/** The compiled program is in dist-bench/bench; what is not TypeScript is where it was written. */
const sources = fileURLToPath(new URL('../../bench/', import.meta.url))
const rowProgram = fileURLToPath(new URL('run-row.js', import.meta.url))
const beamFiles = fileURLToPath(new URL('../beam/', import.meta.url))

/** One scheduler, as Node has one thread for JavaScript; it does not spin when it is idle, as that would count as CPU time. */
const BEAM_FLAGS = '+S 1:1 +SDio 1 +sbwt none +sbwtdcpu none +sbwtdio none +P 2000000'

/** Those that can be run here. */
export function rivalsHere(): ReadonlySet<RivalName> {
  const here = new Set<RivalName>()
  if (compileBeam()) here.add('beam')
  for (const name of ['nact', 'xstate'] as const) if (isInstalled(name)) here.add(name)
  return here
}

/** Runs a row of Linecard for so many rounds in a program of its own; gives each round's figures, one for each size. */
export function runOurs(row: Row, rounds: number): number[][] {
  return figuresOfNode(rowProgram, row.name, `${rounds}`)
}

/** The same of a rival's row. */
export function runRival(rival: RivalName, row: Row, rounds: number): number[][] {
  if (row.runRival !== undefined && rival === 'xstate') return figuresOfNode(rowProgram, row.name, `${rounds}`, 'rival')
  if (rival !== 'beam') return figuresOfNode(`${sources}rivals/${rival}.js`, row.name, `${rounds}`)
  const sizes = (row.sizes ?? []).map(String)
  const program = ['-pa', beamFiles, '-e', 'Bench.main(System.argv())', '--', row.name, `${rounds}`, ...sizes]
  return figuresOf('elixir', ['--erl', BEAM_FLAGS, ...program])
}

function figuresOfNode(...args: readonly string[]): number[][] {
  return figuresOf(process.execPath, ['--expose-gc', ...args])
}

function figuresOf(command: string, args: readonly string[]): number[][] {
  const output = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return output
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
}

/** Compiles the programs in bench/beam; returns whether there is an Elixir to do it. */
function compileBeam(): boolean {
  if (spawnSync('elixir', ['--version'], { stdio: 'ignore' }).status !== 0) return false
  mkdirSync(beamFiles, { recursive: true })
  const files = readdirSync(`${sources}beam`).map((file) => `${sources}beam/${file}`)
  execFileSync('elixirc', ['-o', beamFiles, ...files], { stdio: ['ignore', 'ignore', 'inherit'] })
  return true
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}
