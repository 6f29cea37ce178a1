import { SyncOutlined } from '@ant-design/icons'
import { Button, Card, Segmented } from 'antd'
import { useCallback } from 'react'
import type { LibraryView } from '../../../../shared/api/operator/templates'
import { call } from '../../call'
import { Screen } from '../../kit/Screen'
import { Search } from '../../kit/Search'
import { useAct } from '../../kit/useAct'
import { useFilters } from '../../kit/useFilters'
import { useRemote } from '../../kit/useRemote'
import { flavourTexts } from '../../kit/words'
import { DraftTable } from './DraftTable'
import { LibraryTable } from './LibraryTable'

const names = ['search', 'flavour'] as const
const loadLibrary = () => call('GET /templates', {})
const loadDrafts = () => call('GET /templates/drafts', {})

const flavourOptions = [
  { value: '', label: '全部' },
  { value: 'retail', label: flavourTexts.retail },
  { value: 'dining', label: flavourTexts.dining },
]

/** 模板: from the draft box into the library, and what becomes of them there. */
export function TemplatesPage() {
  const [filters, change] = useFilters(names)
  const [library, reloadLibrary] = useRemote(loadLibrary, 60)
  const [drafts, reloadDrafts] = useRemote(loadDrafts, null) // WeChat is asked each time
  const act = useAct()
  const search = useCallback((value: string) => change({ search: value }), [change])
  const reload = useCallback(
    async () => void (await Promise.all([reloadLibrary(), reloadDrafts()])),
    [reloadLibrary, reloadDrafts],
  )
  const sync = () =>
    act(async () => {
      await call('POST /templates/sync', {})
      await reload()
    }, '已与微信的模板库对齐')

  return (
    <div className="page stack">
      <div className="page-head">
        <h1>模板</h1>
        <span className="push" />
        <Search value={filters.search} placeholder="模板号、版本或说明" onChange={search} />
        <Segmented
          aria-label="类型"
          value={filters.flavour}
          options={flavourOptions}
          onChange={(flavour) => change({ flavour })}
        />
        <Button icon={<SyncOutlined />} onClick={() => void sync()}>
          与微信对齐
        </Button>
      </div>
      <Card className="card-table" size="small" title="草稿箱" extra={<span className="quiet">上传后先到这里</span>}>
        <Screen of={[drafts, reloadDrafts]}>{(list) => <DraftTable drafts={list} onChange={reload} />}</Screen>
      </Card>
      <Card
        className="card-table"
        size="small"
        title="模板库"
        extra={<span className="quiet">店铺的新版本由这里的模板生成</span>}
      >
        <Screen of={[library, reloadLibrary]}>
          {(view) => <LibraryTable library={narrowed(view, filters)} onChange={reload} isNarrowed={isSet(filters)} />}
        </Screen>
      </Card>
    </div>
  )
}

type Filters = Record<'search' | 'flavour', string>

const isSet = ({ search, flavour }: Filters): boolean => search !== '' || flavour !== ''

const narrowed = (library: LibraryView, { search, flavour }: Filters): LibraryView => ({
  ...library,
  templates: library.templates.filter(
    (each) =>
      (flavour === '' || each.flavour === flavour) &&
      [each.templateId, each.userVersion, each.userDesc, each.whatIsNew ?? ''].some((text) =>
        text.toLowerCase().includes(search.toLowerCase()),
      ),
  ),
})
