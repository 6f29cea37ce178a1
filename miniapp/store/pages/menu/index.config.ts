export default definePageConfig({ navigationBarTitleText: '点餐', disableScroll: true })
