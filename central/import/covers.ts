const number = String.raw`\d+(?:\.\d+)?`
const cover = new RegExp(
  String.raw`^(?:(?<page>\d+)\s*:)?\s*(?<left>${number})\s+(?<top>${number})\s+(?<width>${number})\s+(?<height>${number})(?:\s+(?<name>\S.*))?$`,
)

/**
 * Reads the covers of a file out of one cell: `3: 10 8 40 4 name of the learner; 0 0 100 5`, each a
 * page and the left, top, width and height in per cent; page 1 where none is said. `none` lifts all.
 * @returns the covers as `manifest.json` has them; the cell itself where it is not so, for the schema
 *   to name
 */
export function readCovers(cell: string): unknown {
  if (cell.toLowerCase() === 'none') return []
  const covers = cell.split(';').map((part) => cover.exec(part.trim())?.groups)
  if (covers.some((groups) => groups === undefined)) return cell
  return covers.map((groups) => ({
    page: groups!.page === undefined ? undefined : Number(groups!.page),
    left: Number(groups!.left),
    top: Number(groups!.top),
    width: Number(groups!.width),
    height: Number(groups!.height),
    name: groups!.name,
  }))
}
