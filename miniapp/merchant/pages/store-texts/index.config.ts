export default definePageConfig({ navigationBarTitleText: '欢迎语和提示语' })
