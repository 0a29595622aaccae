import { Holding } from '../sync/holding.ts'

/** A turn of syncing that holds nothing back, while central records answer. */
export const turn = {
  probe: false,
  report: async () => {},
  arrived: () => {},
  holding: new Holding(() => 0),
  hold: 0,
}
