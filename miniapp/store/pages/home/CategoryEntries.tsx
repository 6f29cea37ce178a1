import { View } from '@tarojs/components'
import type { CategoryView } from '../../../../shared/api/customer/catalogue'
import { Card } from '../../../kit/components/Card'
import { Picture } from '../../../kit/components/Picture'
import { chosenCategory } from '../../chosenCategory'
import { open } from '../../navigate'
import './CategoryEntries.scss'

function openCategory(id: string): void {
  chosenCategory.set(id)
  open('category')
}

export const CategoryEntries = ({ title, categories }: { title: string; categories: CategoryView[] }) => (
  <Card title={title}>
    <View className="category-entries">
      {categories.map(({ id, name, pictureUrl }) => (
        <View className="category-entry" key={id} onClick={() => openCategory(id)}>
          <View className="category-entry-picture">
            <Picture src={pictureUrl} height="100%" />
          </View>
          <View className="category-entry-name">{name}</View>
        </View>
      ))}
    </View>
  </Card>
)
