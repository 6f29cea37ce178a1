export default definePageConfig({ navigationBarTitleText: '挑商品' })
