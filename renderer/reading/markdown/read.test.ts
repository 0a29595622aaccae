import { describe, expect, test } from 'vitest'
import { readMarkdown } from './read.ts'

const blocksOf = (...lines: string[]) =>
  readMarkdown(lines.join('\n')).sections.flatMap(({ blocks }) => blocks)

describe('Markdown', () => {
  test('is headings and paragraphs without its marks', () => {
    expect(
      blocksOf(
        '# Field *plan*',
        '',
        'Ask the **harbour**',
        'office `a<b` first.',
        '',
        'Why',
        '---',
      ),
    ).toEqual([
      { is: 'heading', depth: 1, text: 'Field plan' },
      { is: 'paragraph', text: 'Ask the harbour office a<b first.' },
      { is: 'heading', depth: 2, text: 'Why' },
    ])
  })
  test('breaks a line where it says so, and nowhere else', () => {
    expect(blocksOf('one  ', 'two', 'three')).toEqual([{ is: 'paragraph', text: 'one\ntwo three' }])
  })
  test('has lists in lists, numbered from where they begin, and tasks', () => {
    expect(
      blocksOf('3. ask', '   - by letter', '4. go', '', '- [x] done', '- [ ] to do', '', '  More.'),
    ).toEqual([
      { is: 'item', depth: 1, mark: '3.', text: 'ask' },
      { is: 'item', depth: 2, mark: '•', text: 'by letter' },
      { is: 'item', depth: 1, mark: '4.', text: 'go' },
      { is: 'item', depth: 1, mark: '☑', text: 'done' },
      { is: 'item', depth: 1, mark: '☐', text: 'to do' },
      { is: 'item', depth: 1, mark: '', text: 'More.' },
    ])
  })
  test('has tables, of which each cell may have marks', () => {
    expect(blocksOf('| Station | *n* |', '|---|---|', '| **North** | 14 |')).toEqual([
      {
        is: 'table',
        rows: [
          ['Station', 'n'],
          ['North', '14'],
        ],
      },
    ])
  })
  test('keeps what is spaced as it is, and quotations apart', () => {
    expect(blocksOf('```r', '', '  x <- 1', 'y', '', '```', '> said', '> > before')).toEqual([
      { is: 'code', text: '  x <- 1\ny' },
      { is: 'quote', depth: 1, text: 'said' },
      { is: 'quote', depth: 2, text: 'before' },
    ])
  })
  test('says where links lead, and names pictures', () => {
    expect(
      blocksOf('[chart](https://a.test/c) ![tide](t.png) <https://b.test> [me][1]', '', '[1]: /m'),
    ).toEqual([{ is: 'paragraph', text: 'chart (https://a.test/c) [tide] https://b.test me (/m)' }])
  })
  test('shows HTML as its source, and signs by the name that HTML has for them', () => {
    expect(blocksOf('<script>run()</script>', '', 'a &amp; b &copy; <i>c</i> \\*d\\*')).toEqual([
      { is: 'code', text: '<script>run()</script>' },
      { is: 'paragraph', text: 'a & b © <i>c</i> *d*' },
    ])
  })
  test('is no lines where there are none', () => {
    expect(blocksOf('', '  ', '')).toEqual([])
  })
})
