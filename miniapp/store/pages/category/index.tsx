import { ScrollView, View } from '@tarojs/components'
import type { CategoryView } from '../../../../shared/api/customer/catalogue'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { read } from '../../api'
import { chosenCategory } from '../../chosenCategory'
import { useTaking } from '../../goods/useTaking'
import { StorePage } from '../../StorePage'
import { CategoryGoods } from './CategoryGoods'
import './index.scss'

/** What lies in no category is found here, too. */
const all: Pick<CategoryView, 'id' | 'name'> = { id: '', name: '全部' }

const loadCategories = () => read('GET /categories', {})

/** 分类: categories at the left, what lies in the chosen one at the right. */
export default function Category() {
  const [categories] = useRemote(loadCategories)
  const { add, sheet } = useTaking()
  const wanted = chosenCategory.use()
  return (
    <StorePage>
      <Screen of={categories}>
        {(found) => {
          const choices = [...found, all]
          const chosen = choices.find(({ id }) => id === wanted) ?? choices[0] ?? all
          if (found.length === 0) return <Unsorted onAdd={add} />
          return (
            <View className="category">
              <ScrollView className="category-names" scrollY>
                {choices.map(({ id, name }) => (
                  <View
                    key={id}
                    className={`category-name ${id === chosen.id ? 'category-name-on' : ''}`}
                    onClick={() => chosenCategory.set(id)}
                  >
                    {name}
                  </View>
                ))}
              </ScrollView>
              <CategoryGoods key={chosen.id} categoryId={chosen.id} onAdd={add} />
            </View>
          )
        }}
      </Screen>
      {sheet}
    </StorePage>
  )
}

const Unsorted = ({ onAdd }: Pick<Parameters<typeof CategoryGoods>[0], 'onAdd'>) => (
  <View className="category">
    <CategoryGoods categoryId={all.id} onAdd={onAdd} />
  </View>
)
