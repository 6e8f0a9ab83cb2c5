package shop;

import com.pulumi.Pulumi;

public final class App {
    public static void main(String[] args) {
        Pulumi.run(Shop::stack);
    }

    private App() {}
}
