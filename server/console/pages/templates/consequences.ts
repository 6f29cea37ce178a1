import type { LibraryTemplateView, LibraryView } from '../../../../shared/api/operator/templates'
import { flavourTexts } from '../../kit/words'

/** What each action means, and for how many stores: said before it is done. */
export function consequences(template: LibraryTemplateView, library: LibraryView) {
  const { flavour, isDefault, stores, userVersion } = template
  const kind = flavour === null ? '' : flavourTexts[flavour]
  const followers = flavour === null ? 0 : library.followers[flavour]
  const lostDefault = isDefault
    ? `它是${kind}的默认模板：之后 ${followers} 家没有自己选模板的店铺会没有模板可用，请尽快设另一个。`
    : ''
  const lostChoice = stores.picked > 0 ? `选了它的 ${stores.picked} 家，下一次发布会改用默认模板。` : ''
  return {
    makeDefault: `${followers} 家没有自己选模板的${kind}店铺，下一次发布会用 ${userVersion}。已经上线的版本不变。`,
    retire: `以后不再用它生成新版本。正在用它的 ${stores.live} 家不受影响。${lostChoice}${lostDefault}`,
    remove: `会从微信的模板库删除，不能恢复。正在用它的 ${stores.live} 家不受影响，${stores.underWay} 家正在换上，还没有传到小程序的会失败。${lostChoice}${lostDefault}`,
  }
}
