import type { HandIn, Task } from './hand-ins/hand-in.ts'
import { recipes } from './hand-ins/recipes.ts'
import { thoughts } from './hand-ins/subjects.ts'
import { looks } from './paper/looks.ts'
import type { PlannedPacket } from './plan.ts'
import { createRandom } from './random.ts'
import { chooseSetting } from './settings.ts'
import { createWriter } from './texts/writer.ts'

/** Makes all that one learner hands in, one item after the other, in their order. */
export async function* makeHandIns(packet: PlannedPacket): AsyncGenerator<HandIn> {
  const random = createRandom(packet.id)
  const setting = chooseSetting(packet.achievementId, random, packet.nth)
  const writer = createWriter(thoughts, setting, random)
  const look = random.pick(looks)
  const who = packet.blind ? packet.learner.alias : packet.learner.name!
  const seen = new Map<string, number>()
  for (const recipe of packet.evidence) {
    const nth = seen.get(recipe) ?? 0
    seen.set(recipe, nth + 1)
    const task: Task = { packet, who, setting, writer, random, look, nth }
    writer.begin()
    yield await recipes[recipe](task)
  }
}
