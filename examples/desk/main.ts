/**
 * A desk that wants to know who you are, does slow work for you, and heals: `npm run -s example desk`, then for example
 * `npx wscat -c ws://127.0.0.1:4000/desk` and `login token-7`, `say hello`, `work 12`, `work 0`, `crash`, `bye`.
 */

import { Listener, Supervisor } from 'linecard'
import { deskChildren } from './tree.ts'

const { PORT = '4000', HOST = '127.0.0.1' } = process.env
const children = deskChildren({
  port: Number(PORT),
  host: HOST,
  name: 'Desk.Listener',
  onWarning: (message) => console.warn(message),
})
await Supervisor.startLink(children, { strategy: 'one_for_one', name: 'Desk' })
console.log(`Desk on ws://${HOST}:${await Listener.port('Desk.Listener')}/desk`)
