export default definePageConfig({ navigationBarTitleText: '新店铺' })
