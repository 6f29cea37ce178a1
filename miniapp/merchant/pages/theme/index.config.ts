export default definePageConfig({ navigationBarTitleText: '颜色和样式' })
