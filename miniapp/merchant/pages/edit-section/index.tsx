import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { sectionTexts, storefrontLimits, type Section } from '../../../../shared/storefront'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Page } from '../../../kit/components/Screen'
import { TextField } from '../../../kit/components/TextField'
import { changeLook, changeSection, useBegunLook } from '../../decoration/look'
import { NotBegun } from '../../decoration/NotBegun'
import { leave } from '../../navigate'
import { GoodsEditor } from './GoodsEditor'
import { SlidesEditor } from './SlidesEditor'

/** 修改板块: one part of the home page. What is changed stands in the draft at once; back is never a loss. */
export default function EditSection() {
  const { id = '' } = useRouter<{ id: string }>().params
  const draft = useBegunLook()
  const section = draft?.look.home.find((each) => each.id === id)
  const name = section && sectionTexts[section.kind].name
  useEffect(() => {
    if (name) void Taro.setNavigationBarTitle({ title: name })
  }, [name])
  const remove = () => {
    leave()
    changeLook((look) => ({ ...look, home: look.home.filter((each) => each.id !== id) }))
  }
  if (!draft)
    return (
      <Page>
        <NotBegun />
      </Page>
    )
  return (
    <Page>
      {section && <Editor section={section} />}
      <ActionBar>
        <Button onClick={leave}>好了</Button>
        <Button kind="quiet" icon="trash" onClick={remove}>
          拿掉这个板块
        </Button>
      </ActionBar>
    </Page>
  )
}

function Editor({ section }: { section: Section }) {
  switch (section.kind) {
    case 'banner':
      return <SlidesEditor section={section} />
    case 'notice':
      return <NoticeEditor section={section} />
    case 'goods':
      return (
        <>
          <TitleCard section={section} />
          <GoodsEditor section={section} />
        </>
      )
    default:
      return <TitleCard section={section} />
  }
}

const NoticeEditor = ({ section }: { section: Extract<Section, { kind: 'notice' }> }) => (
  <Card isFlush>
    <TextField
      label="公告"
      placeholder="如：中秋三天照常营业"
      maxLength={storefrontLimits.notice}
      isLong
      value={section.text}
      problem={null}
      onChange={(text) => changeSection(section.id, () => ({ ...section, text }))}
      onBlur={() => undefined}
    />
  </Card>
)

const TitleCard = ({ section }: { section: Extract<Section, { title: string }> }) => (
  <Card isFlush>
    <TextField
      label="标题"
      placeholder="空着就不显示标题"
      maxLength={storefrontLimits.title}
      value={section.title}
      problem={null}
      onChange={(title) => changeSection(section.id, () => ({ ...section, title }))}
      onBlur={() => undefined}
    />
  </Card>
)
